package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.WithPostgres;

@WithPostgres
final class PostgresSchemaTest implements SchemaContract {
    private final PostgresDatabase database;

    PostgresSchemaTest(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public Storage open() {
        return Storages.open(Given.settings(database), Storages.randomEpochs());
    }

    @Override
    public void bringToRoomsApart(Connection connection) throws SQLException {
        Schema.bringTo(1, connection, "postgres");
    }
}
