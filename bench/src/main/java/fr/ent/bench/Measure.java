package fr.ent.bench;

import org.HdrHistogram.Histogram;

/**
 * One row of the result. Times in milliseconds.
 *
 * @param calls counted for the latency
 * @param failed answers that were not the expected one, in all calls
 * @param rate calls a second at most; 0 where that has no sense
 * @param cpu milliseconds of processor time for 1,000 calls; 0 where it was not counted
 */
record Measure(
        String name,
        String budget,
        long calls,
        long failed,
        double rate,
        double p50,
        double p99,
        double max,
        double cpu) {
    /** @param latency in microseconds */
    static Measure of(String name, String budget, Histogram latency, long failed, double rate, double cpu) {
        return new Measure(
                name,
                budget,
                latency.getTotalCount(),
                failed,
                round(rate),
                round(latency.getValueAtPercentile(50) / 1000.0),
                round(latency.getValueAtPercentile(99) / 1000.0),
                round(latency.getMaxValue() / 1000.0),
                round(cpu));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
