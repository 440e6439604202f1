package dev.evenhand.web.cli;

import picocli.CommandLine.Command;

/** The knowledge base in files. */
@Command(
        name = "articles",
        mixinStandardHelpOptions = true,
        description = "Bring articles in from files, or write them out; a node may run meanwhile.",
        subcommands = {ImportArticles.class, ExportArticles.class})
final class ArticlesCommand {}
