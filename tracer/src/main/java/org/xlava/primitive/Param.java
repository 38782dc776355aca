package org.xlava.primitive;

/** A parameter of a primitive as programs print it. */
public record Param(String name, Object value) {}
