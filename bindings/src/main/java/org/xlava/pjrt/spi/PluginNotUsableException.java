package org.xlava.pjrt.spi;

import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.StatusCode;

/** A place names or holds a plugin that can't be used: a missing file, an unwritable cache. */
public final class PluginNotUsableException extends PjrtException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception whose message ends with what to do about it. */
  public PluginNotUsableException(String message) {
    super(StatusCode.FAILED_PRECONDITION, message);
  }

  /** Makes an exception with its cause. */
  public PluginNotUsableException(String message, Throwable cause) {
    super(StatusCode.FAILED_PRECONDITION, message, cause);
  }
}
