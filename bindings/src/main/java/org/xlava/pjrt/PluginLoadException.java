package org.xlava.pjrt;

/** A plugin that can't be loaded: no such file, not a library, no PJRT in it, or another major. */
public final class PluginLoadException extends PjrtException {
  private static final long serialVersionUID = 1L;

  PluginLoadException(StatusCode code, String message) {
    super(code, message);
  }

  PluginLoadException(StatusCode code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
