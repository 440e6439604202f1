package dev.evenhand.web.cli;

import dev.evenhand.bot.evaluation.Evaluation;
import dev.evenhand.bot.evaluation.EvaluationTable;
import dev.evenhand.bot.evaluation.QuestionFile;
import dev.evenhand.bot.evaluation.RiskCoveragePlot;
import dev.evenhand.bot.exchange.ArticleFormat;
import dev.evenhand.bot.retrieval.ArticleText;
import dev.evenhand.bot.retrieval.Corpus;
import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Language;
import dev.evenhand.bot.retrieval.OnnxEncoder;
import dev.evenhand.bot.retrieval.Phrase;
import dev.evenhand.bot.retrieval.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a knowledge base against labelled questions, without a server. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "How well would the bot answer? A knowledge base and labelled questions in, a report out.",
        footer = {
            "",
            "A knowledge base is JSON as of articles/import, or CSV with the columns sentence,label.",
            "Questions are CSV with the columns sentence,label; a label that is no article means: nothing fits."
        })
final class Evaluate implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--kb", required = true, paramLabel = "FILE", description = "The knowledge base, .json or .csv.")
    private Path knowledge = Path.of("");

    @Option(names = "--questions", required = true, paramLabel = "FILE", description = "Labelled questions, .csv.")
    private Path questions = Path.of("");

    @Option(names = "--locale", description = "Language of both: en (default) or zh.")
    private String locale = "en";

    @Option(names = "--precision", description = "Share of answers that shall be right (${DEFAULT-VALUE}).")
    private double precision = Settings.DEFAULT.precision();

    @Option(names = "--out-of-scope-share", description = "Expected share nothing fits (${DEFAULT-VALUE}).")
    private double outOfScopeShare = Settings.DEFAULT.oosShare();

    @Option(names = "--cautious", description = "For knowledge bases that split one topic into near articles.")
    private boolean cautious;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the risk-coverage curve as a picture.")
    private @Nullable Path picture;

    @Override
    public Integer call() throws IOException {
        var language = locale.startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
        var asked = QuestionFile.read(Files.readString(questions));
        var began = System.nanoTime();
        var index = Index.build(
                corpus(language),
                OnnxEncoder.of(language),
                new Settings(precision, outOfScopeShare, cautious),
                ProgressLine.on(System.err));
        var seconds = (System.nanoTime() - began) / 1e9;
        var evaluation = Evaluation.run(index, asked);
        System.out.print(EvaluationTable.of(evaluation));
        System.out.printf(
                "%nindexed and calibrated %,d phrases in %.1f s%n",
                index.corpus().phrases().size(), seconds);
        if (picture != null) {
            Files.writeString(picture, RiskCoveragePlot.svg(evaluation));
        }
        return 0;
    }

    private Corpus corpus(Language language) throws IOException {
        return knowledge.toString().endsWith(".csv") ? labelled(language) : articles(language);
    }

    private Corpus labelled(Language language) throws IOException {
        var phrases = QuestionFile.read(Files.readString(knowledge)).stream()
                .map(question -> new Phrase(question.label(), question.text()))
                .toList();
        return Corpus.of(language, phrases);
    }

    private Corpus articles(Language language) throws IOException {
        var reading = ArticleFormat.JSON.read(Files.readAllBytes(knowledge));
        if (!reading.errors().isEmpty()) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(), knowledge + ": " + reading.errors());
        }
        var phrases = new ArrayList<Phrase>();
        var texts = new ArrayList<ArticleText>();
        for (var article : reading.articles()) {
            if (article.locale().startsWith(locale)) {
                article.questions().forEach(question -> phrases.add(new Phrase(article.id(), question)));
                texts.add(new ArticleText(article.id(), article.title(), article.topic(), article.answer()));
            }
        }
        return new Corpus(language, List.copyOf(phrases), texts);
    }
}
