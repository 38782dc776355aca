package org.xlava.pjrt;

import java.nio.file.Path;

/** One of two processes that make clients which meet: plugin, folder of the store, node, peer. */
final class MeetingProcess {
  private MeetingProcess() {}

  public static void main(String[] arguments) {
    KeyValueStore store = KeyValueStore.inFolder(Path.of(arguments[1]));
    ClientOptions options =
        MeetingPlugin.options(
            store, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]), 60_000);
    try (Client client = Plugin.load(Path.of(arguments[0])).createClient(options)) {
      System.out.print("met on " + client.platformName());
    }
  }
}
