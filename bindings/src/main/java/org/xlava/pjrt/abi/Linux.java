package org.xlava.pjrt.abi;

/** The one system whose own functions and files are used; on others there is a way without them. */
public final class Linux {
  private static final boolean RUNNING = System.getProperty("os.name", "").startsWith("Linux");

  private Linux() {}

  /** Returns whether this process runs on it. */
  public static boolean isRunning() {
    return RUNNING;
  }
}
