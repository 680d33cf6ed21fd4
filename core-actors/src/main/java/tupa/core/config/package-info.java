/** Reading configuration so that an error names its key. */
@NullMarked
package tupa.core.config;

import org.jspecify.annotations.NullMarked;
