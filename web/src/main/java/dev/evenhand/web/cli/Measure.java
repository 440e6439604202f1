package dev.evenhand.web.cli;

import picocli.CommandLine.Command;

/** Measures this program on this machine. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = "Measure this program on this machine; each subcommand prints what it found.",
        subcommands = {MeasureDesk.class, MeasureCrash.class, MeasureLoad.class, MeasureReports.class, BusyNode.class})
final class Measure {}
