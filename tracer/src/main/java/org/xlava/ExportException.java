package org.xlava;

import org.jspecify.annotations.Nullable;

/** A function can't be exported, or what was exported can't be read or can't run here. */
public final class ExportException extends XlavaException {
  private static final long serialVersionUID = 1L;

  public ExportException(String message) {
    super(message);
  }

  public ExportException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
