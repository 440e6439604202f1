package dev.evenhand.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.report.RolledUp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void everyFactHasItsColumnInOrderAndEveryLabelFollows() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            Schema.create(connection, MemoryView.CONTENTS);
            List<String> expected = new ArrayList<>(List.of("conversation_key"));
            FactField.ALL.forEach(field -> expected.add(field.column()));
            expected.add("contacts_sequence");
            expected.add("customer_key");
            expected.addAll(Definitions.CURRENT.derivedColumns());
            assertThat(columns(connection)).isEqualTo(expected);
            assertThat(Schema.fits(connection, MemoryView.CONTENTS)).isTrue();
            assertThat(Schema.fits(connection, new Contents("d-2", RolledUp.ROLLUPS)))
                    .isFalse();
        }
    }

    @Test
    void aFileWithoutTablesDoesNotFit() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(Schema.fits(connection, MemoryView.CONTENTS)).isFalse();
        }
    }

    private static List<String> columns(Connection connection) throws Exception {
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM labelled(INTERVAL 7 DAYS, now()::TIMESTAMP) LIMIT 0")) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnName(i));
            }
        }
        return names;
    }
}
