package org.xlava.pjrt;

/**
 * A memory that a kind of device has, as a plugin describes it.
 *
 * @param kind {@code device}, {@code pinned_host}, {@code unpinned_host}, …
 */
public record MemoryDescription(String kind) {}
