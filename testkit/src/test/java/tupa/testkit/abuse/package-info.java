/** What strangers do to a server on purpose, and what they get for it. */
@NullMarked
package tupa.testkit.abuse;

import org.jspecify.annotations.NullMarked;
