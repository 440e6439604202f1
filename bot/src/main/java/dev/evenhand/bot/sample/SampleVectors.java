package dev.evenhand.bot.sample;

import dev.evenhand.bot.knowledge.CalibrationMemory;
import dev.evenhand.bot.knowledge.Catalogue;
import dev.evenhand.bot.knowledge.PhraseVectors;
import dev.evenhand.bot.knowledge.Press;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.nio.file.Path;

/** Run by the build: leaves vectors and calibration of the sample shop beside its articles, once for each change. */
public final class SampleVectors {

    private SampleVectors() {}

    /** Takes one argument, the folder of compiled classes. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0], "sample-shop");
        var press = new Press(new PhraseVectors(folder)::encoder, Settings.DEFAULT, new CalibrationMemory(folder));
        press.print(new Catalogue(1, SampleShop.articles()), Progress.SILENT);
    }
}
