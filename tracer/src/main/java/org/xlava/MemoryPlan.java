package org.xlava;

/**
 * The bytes of device memory that a program takes, as its compiler planned them.
 *
 * @param arguments its arguments
 * @param results its results, those in donated arguments included
 * @param aliased the part of the arguments that results are put in
 * @param temporaries what it takes while it runs, besides
 * @param generatedCode the program itself
 * @param peak the most that is in use at a time, 0 if the plugin doesn't say
 */
public record MemoryPlan(
    long arguments, long results, long aliased, long temporaries, long generatedCode, long peak) {}
