package org.xlava.pjrt.spi;

/**
 * A source of one PJRT plugin, found by {@link java.util.ServiceLoader}: an artifact that brings a
 * plugin for the running platform, or knows where one is.
 */
public interface PluginProvider {
  /** Returns what is offered, for people: {@code bundled CPU plugin (xla-cpu-pjrt 0.0.1)}. */
  String name();

  /**
   * Returns a plugin made ready to load (extracted, verified), or why there is none for the running
   * platform. Never reaches for the network.
   *
   * @throws PluginNotUsableException when there is a plugin, but it can't be made ready
   */
  PluginOffer offer();
}
