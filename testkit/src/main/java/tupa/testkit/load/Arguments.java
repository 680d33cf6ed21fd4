package tupa.testkit.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The words of a command line, each flag with its value. Whatever makes no sense is an {@link IllegalArgumentException}. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    /** Reads {@code args}, in which only flags of the two kinds may stand, those with a value and those without. */
    Arguments(List<String> args, Set<String> withValue, Set<String> without) {
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String flag = rest.next();
            if (without.contains(flag)) {
                switches.add(flag);
            } else if (!withValue.contains(flag)) {
                throw new IllegalArgumentException("What does " + flag + " mean? --help lists what there is.");
            } else if (!rest.hasNext()) {
                throw new IllegalArgumentException(flag + " needs a value");
            } else {
                values.put(flag, rest.next());
            }
        }
    }

    boolean has(String flag) {
        return switches.contains(flag) || values.containsKey(flag);
    }

    Optional<String> text(String flag) {
        return Optional.ofNullable(values.get(flag));
    }

    int number(String flag, int otherwise) {
        return text(flag).map(value -> Math.toIntExact(number(flag, value))).orElse(otherwise);
    }

    OptionalLong number(String flag) {
        return text(flag).map(value -> OptionalLong.of(number(flag, value))).orElseGet(OptionalLong::empty);
    }

    OptionalDouble decimal(String flag) {
        try {
            return text(flag)
                    .map(value -> OptionalDouble.of(Double.parseDouble(value)))
                    .orElseGet(OptionalDouble::empty);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(flag + " needs a number", wrong);
        }
    }

    private static long number(String flag, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(flag + " needs a whole number, not " + value, wrong);
        }
    }
}
