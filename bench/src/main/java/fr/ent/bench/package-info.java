/**
 * Measures the packaged system, run as {@code mvn -Pup} runs it, on generated data: each operation's rate and latency
 * beside its budget (design §9). A tool to be read, not a test: nothing here passes or fails by a duration.
 */
package fr.ent.bench;
