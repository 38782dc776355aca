package org.xlava.pjrt.spi;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.StatusCode;

/** None of the places where plugins are looked for has one; the message lists them. */
public final class PluginNotFoundException extends PjrtException {
  private static final long serialVersionUID = 1L;

  PluginNotFoundException(List<PluginCandidate> tried) {
    super(
        StatusCode.NOT_FOUND,
        tried.stream()
            .map(candidate -> "\n  " + candidate)
            .collect(joining("", "plugin: one place must have one; got", PluginSearch.REMEDY)));
  }
}
