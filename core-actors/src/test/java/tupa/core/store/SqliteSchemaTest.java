package tupa.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSchemaTest implements SchemaContract {
    @TempDir
    private Path directory;

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("tupa.db"));
    }

    @Override
    public Storage open() {
        return Storages.open(Given.settings(directory.resolve("tupa.db")), Storages.randomEpochs());
    }

    @Override
    public void bringToRoomsApart(Connection connection) throws SQLException {
        Schema.bringTo(2, connection, "sqlite");
    }
}
