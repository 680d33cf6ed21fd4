package tupa.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which web pages may connect. A browser tells a page's origin by itself; what tells none is no browser. */
record OriginPolicy(List<String> allowed) {
    private static final String ANY = "*";

    OriginPolicy {
        allowed = allowed.stream().map(OriginPolicy::plain).toList();
    }

    boolean admits(Optional<String> origin, Optional<String> host) {
        return origin.map(value -> isListed(value) || isOwn(value, host)).orElse(true);
    }

    private boolean isListed(String origin) {
        return allowed.contains(ANY) || allowed.contains(plain(origin));
    }

    /** The scheme is not compared: whether the page came through a TLS proxy is not visible here. */
    private static boolean isOwn(String origin, Optional<String> host) {
        int authority = origin.indexOf("://");
        return authority >= 0
                && host.map(OriginPolicy::plain).equals(Optional.of(plain(origin.substring(authority + 3))));
    }

    private static String plain(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
