package org.xlava.pjrt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the layer logs until this is closed; it is kept from the console meanwhile. */
final class LoggedWarnings extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("org.xlava.pjrt");
  private final List<String> messages = new CopyOnWriteArrayList<>();

  LoggedWarnings() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** Returns the messages, with what was thrown after a colon. */
  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord entry) {
    messages.add(entry.getMessage() + ": " + entry.getThrown());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
