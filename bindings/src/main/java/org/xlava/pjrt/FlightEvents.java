package org.xlava.pjrt;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * What a client does, for JDK Flight Recorder. Until there is a recorder there are no events:
 * loading their classes would delay the start of every process.
 */
final class FlightEvents {
  private FlightEvents() {}

  /** The event of a compilation that begins, null where nothing is recorded. */
  static @Nullable Compile compile() {
    return FlightRecorder.isInitialized() ? begun(new Compile()) : null;
  }

  /** The event of an execution that begins, null where nothing is recorded. */
  static @Nullable Execute execute() {
    return FlightRecorder.isInitialized() ? begun(new Execute()) : null;
  }

  /** The event of a transfer that begins, null where nothing is recorded. */
  static @Nullable Transfer transfer() {
    return FlightRecorder.isInitialized() ? begun(new Transfer()) : null;
  }

  private static <E extends Event> E begun(E event) {
    event.begin();
    return event;
  }

  static void end(
      @Nullable Compile event, @Nullable LoadedExecutable executable, int bytes, boolean loaded) {
    if (event != null) {
      event.end(executable, bytes, loaded);
    }
  }

  static void end(@Nullable Execute event, LoadedExecutable executable) {
    if (event != null) {
      event.end(executable);
    }
  }

  static void end(@Nullable Transfer event, Traffic.Direction way, ArrayType array, Device place) {
    if (event != null) {
      event.end(way, array, place);
    }
  }

  @Name("org.xlava.pjrt.Compile")
  @Label("PJRT Compile")
  @Description("The compilation of a program, or the loading of one that was compiled before")
  @Category({"Xlava", "PJRT"})
  static final class Compile extends Event {
    @Label("Program")
    @Nullable String program;

    @Label("Code Size")
    @DataAmount
    long bytes;

    @Label("Loaded")
    @Description("Whether the program was compiled before")
    boolean loaded;

    void end(@Nullable LoadedExecutable executable, int codeBytes, boolean compiledBefore) {
      if (shouldCommit()) {
        program = executable == null ? null : executable.name();
        bytes = codeBytes;
        loaded = compiledBefore;
        commit();
      }
    }
  }

  @Name("org.xlava.pjrt.Execute")
  @Label("PJRT Execute")
  @Description("The start of a program; what it computes may be computed later")
  @Category({"Xlava", "PJRT"})
  @StackTrace(false)
  static final class Execute extends Event {
    @Label("Program")
    @Nullable String program;

    @Label("Devices")
    int devices;

    void end(LoadedExecutable executable) {
      if (shouldCommit()) {
        program = executable.name();
        devices = executable.devices().size();
        commit();
      }
    }
  }

  @Name("org.xlava.pjrt.Transfer")
  @Label("PJRT Transfer")
  @Description("A copy of an array to a device, from one, or between two")
  @Category({"Xlava", "PJRT"})
  @StackTrace(false)
  static final class Transfer extends Event {
    @Label("Direction")
    @Description("upload, download or copy")
    @Nullable String direction;

    @Label("Type")
    @Nullable String type;

    @Label("Size")
    @DataAmount
    long bytes;

    @Label("Device")
    @Nullable String device;

    void end(Traffic.Direction way, ArrayType array, Device place) {
      if (shouldCommit()) {
        direction = way.toString();
        type = array.toString();
        bytes = array.sizeInBytes();
        device = place.toString();
        commit();
      }
    }
  }

  @Name("org.xlava.pjrt.Client")
  @Label("PJRT Client")
  @Description("What lives in a client")
  @Category({"Xlava", "PJRT"})
  @StackTrace(false)
  @Period("1 s")
  static final class Living extends Event {
    @Label("Client")
    @Nullable String client;

    @Label("Live Buffers")
    long liveBuffers;

    @Label("Live Bytes")
    @DataAmount
    long liveBytes;

    @Label("Live Executables")
    long liveExecutables;

    @Label("Live Events")
    long liveEvents;

    static void emit(ClientState state) {
      Living event = new Living();
      ClientMetrics metrics = state.metrics();
      event.client = "0x" + Long.toHexString(state.address);
      event.liveBuffers = metrics.liveBuffers();
      event.liveBytes = metrics.liveBytes();
      event.liveExecutables = metrics.liveExecutables();
      event.liveEvents = metrics.liveEvents();
      event.commit();
    }
  }

  /** Has the recorder, once there is one, ask regularly what lives in each client. */
  static void recordLiving(Iterable<ClientState> clients) {
    FlightRecorder.addListener(
        new FlightRecorderListener() {
          @Override
          public void recorderInitialized(FlightRecorder recorder) {
            FlightRecorder.addPeriodicEvent(Living.class, () -> clients.forEach(Living::emit));
          }
        });
  }
}
