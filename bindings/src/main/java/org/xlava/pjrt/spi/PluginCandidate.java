package org.xlava.pjrt.spi;

/**
 * One place where a plugin was looked for, and what was there.
 *
 * @param place the place in words: {@code system property xlava.plugin}
 * @param offer what it names
 */
public record PluginCandidate(String place, PluginOffer offer) {
  @Override
  public String toString() {
    return switch (offer) {
      case PluginOffer.Found(var library) -> place + ": " + library;
      case PluginOffer.Missing(var reason) -> place + ": " + reason;
    };
  }
}
