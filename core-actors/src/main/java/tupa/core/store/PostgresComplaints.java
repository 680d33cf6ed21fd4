package tupa.core.store;

import java.sql.SQLException;
import java.util.Optional;

/** What PostgreSQL's errors mean, and what an operator can do about them. */
final class PostgresComplaints {
    private PostgresComplaints() {}

    /** Class 23 is the violation of a constraint. */
    static boolean isCollision(SQLException e) {
        return state(e).startsWith("23");
    }

    static boolean isLockTimeout(SQLException e) {
        return state(e).equals("55P03");
    }

    /** One line: the server's own words, and advice where there is one. */
    static String of(Exception why) {
        String message =
                String.valueOf(why.getMessage()).lines().findFirst().orElse("").strip();
        String advice = why instanceof SQLException e ? advice(state(e)) : "";
        return advice.isEmpty() ? message : message + " (" + advice + ")";
    }

    private static String advice(String state) {
        return switch (state) {
            case "08001", "08004", "08006", "57P03" -> "does it run, and is tupa.store.postgres.url right?";
            case "28P01", "28000" -> "check tupa.store.postgres.user and tupa.store.postgres.password";
            case "3D000" -> "create it: docs/operations.md, PostgreSQL, says how";
            case "42501" -> "make the role the owner of the database: docs/operations.md, PostgreSQL, says how";
            default -> "";
        };
    }

    private static String state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("");
    }
}
