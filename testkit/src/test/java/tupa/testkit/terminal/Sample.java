package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A sample session, row by row, beside what stands for each row here. */
final class Sample {
    private enum How {
        SHOWN,
        TYPED
    }

    /**
     * @param sample as the sample session has it
     * @param form the row here, see {@link Form}
     */
    private record Row(String sample, How how, String form) {
        @Override
        public String toString() {
            return how + " \"" + sample + "\" as \"" + form + "\"";
        }
    }

    private final List<Row> rows;

    /** @param table rows of three columns: shown or typed, the row of the sample session, the form of the row here */
    Sample(String table) {
        this.rows = table.lines().map(Sample::row).toList();
    }

    private static Row row(String line) {
        List<String> columns =
                Stream.of(line.split(" \\| ", 3)).map(String::strip).toList();
        return new Row(columns.get(1), How.valueOf(columns.get(0).toUpperCase(Locale.ROOT)), columns.get(2));
    }

    /** Asserts that each row shown, and each row typed, has its own in the pane, in the same order. */
    void isPlayedIn(Pane pane) {
        isFoundIn(pane.rows(), How.SHOWN);
        isFoundIn(pane.inputs(), How.TYPED);
    }

    /** The same for what a program printed. */
    void isPrintedIn(List<String> printed) {
        isFoundIn(printed, How.SHOWN);
    }

    private void isFoundIn(List<String> seen, How how) {
        int from = 0;
        for (Row row : rows) {
            if (row.how == how) {
                int at = indexOf(Form.of(row.form), seen, from);
                assertThat(at)
                        .as("%s, after row %d of\n%s", row, from, String.join("\n", seen))
                        .isNotNegative();
                from = at + 1;
            }
        }
    }

    private static int indexOf(Predicate<String> form, List<String> seen, int from) {
        for (int i = from; i < seen.size(); i++) {
            if (form.test(seen.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
