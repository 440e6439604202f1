package dev.evenhand.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TranslationTest {
    private static final Translation CHINESE = Translation.into("zh-CN,zh;q=0.9");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\" is too long (String is too long (4001 chars, maximum 4000)). | “text”太长。",
                "Ana has this conversation. | 该会话由 Ana 接待。",
                "There is no team nowhere; there are general, orders. | 没有团队“nowhere”；现有团队：general, orders。",
                "refund.md: The question is longer than 500 characters. | refund.md：问法超过 500 个字符。",
                "must be from 0 to 1 | 必须在 0 到 1 之间",
                "Nobody ever wrote this. | Nobody ever wrote this."
            })
    void whatIsKnownIsSaidInChinese(String english, String chinese) {
        assertThat(CHINESE.of(english)).isEqualTo(chinese);
        assertThat(Translation.into("en-GB").of(english)).isEqualTo(english);
        assertThat(Translation.into(null).of(english)).isEqualTo(english);
    }

    /** A dollar or a brace of the customer's is no instruction. */
    @Test
    void whatASentenceNamesIsPutInAsItIs() {
        assertThat(CHINESE.of("\"{2}$1\" is missing.")).isEqualTo("缺少“{2}$1”。");
    }

    @Test
    void everyLineHasBothLanguagesAndNamesOnlyPlacesThereAre() throws IOException {
        for (var line : lines()) {
            assertThat(line.split(" => ", -1)).as(line).hasSize(2);
            var places = line.split(" => ", -1)[0].split("\\{}", -1).length - 1;
            var named = Pattern.compile("\\{(\\d)}").matcher(line);
            while (named.find()) {
                assertThat(Integer.parseInt(named.group(1))).as(line).isBetween(1, places);
            }
        }
    }

    private static List<String> lines() throws IOException {
        try (var in = Translation.class.getResourceAsStream("problems.zh")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** The general advice of a kind that the pages have no words of their own for. */
    @ParameterizedTest
    @EnumSource(
            value = ProblemKind.class,
            names = {"INVALID_FIELD", "MALFORMED_BODY", "WRONG_CREDENTIALS", "NOT_SIGNED_IN", "NOT_FOUND", "INTERNAL"})
    void everyKindGivesItsAdviceInChinese(ProblemKind kind) {
        assertThat(CHINESE.of(kind.advice())).isNotEqualTo(kind.advice());
    }
}
