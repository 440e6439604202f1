package dev.evenhand.metrics.statistics.stratified;

/** What share of a standardised figure a stratum carries, in (0, 1]; the shares of one figure sum to 1. */
public record StratumWeight(String stratum, double weight) {}
