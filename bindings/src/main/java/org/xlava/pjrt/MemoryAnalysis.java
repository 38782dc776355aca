package org.xlava.pjrt;

/**
 * The bytes of device memory that a program takes, as its compiler planned them.
 *
 * @param generatedCode the program itself
 * @param arguments its arguments
 * @param outputs its results, those in donated arguments included
 * @param aliased the part of the arguments that results are put in
 * @param temporaries what it takes while it runs, besides
 * @param peak the most that is in use at a time, 0 if the plugin doesn't say
 */
public record MemoryAnalysis(
    long generatedCode, long arguments, long outputs, long aliased, long temporaries, long peak) {}
