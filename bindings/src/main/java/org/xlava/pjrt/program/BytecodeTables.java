package org.xlava.pjrt.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the operations of a bytecode program refer to: strings, dialects, the names of
 * operations, properties, resources, attributes and types. Attributes and types are read when they
 * are asked for, since they refer to each other in any order, and then all of them.
 */
final class BytecodeTables {
  private static final int STRINGS = 0;
  private static final int DIALECTS = 1;
  private static final int ENTRIES = 2;
  private static final int ENTRY_OFFSETS = 3;
  private static final int RESOURCES = 5;
  private static final int RESOURCE_OFFSETS = 6;
  private static final int PROPERTIES = 8;

  /** The name of an operation, and whether its producer knew the operation. */
  record OperationName(String name, boolean isRegistered) {}

  private record Encoded(String dialect, boolean isOwn, BytecodeCursor content) {}

  final int version;
  private final @Nullable BytecodeCursor[] sections;
  private final List<String> strings = new ArrayList<>();
  private final List<String> dialects = new ArrayList<>();
  private final List<OperationName> operations = new ArrayList<>();
  private final List<BytecodeCursor> properties = new ArrayList<>();
  private final List<BytecodeCursor> resources = new ArrayList<>();
  private final List<Encoded> encoded = new ArrayList<>();
  private final BytecodeTypes types = new BytecodeTypes(this);
  private int attributeCount;
  private @Nullable BytecodeEntry[] entries = {};

  BytecodeTables(int version, @Nullable BytecodeCursor[] sections) {
    this.version = version;
    this.sections = sections;
  }

  void read() {
    readStrings(section(STRINGS));
    readDialects(section(DIALECTS));
    readProperties(sections[PROPERTIES]);
    readResources(sections[RESOURCES], sections[RESOURCE_OFFSETS]);
    readEntries(section(ENTRIES), section(ENTRY_OFFSETS));
  }

  private BytecodeCursor section(int id) {
    BytecodeCursor section = sections[id];
    if (section == null) {
      throw new RefusedException("program: bytecode must be well-formed; got no section " + id);
    }
    return section;
  }

  // The lengths come first, from the last string to the first, each with a zero at its end.
  private void readStrings(BytecodeCursor in) {
    int count = in.readCount("strings");
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lengths.add(in.readCount("characters"));
    }
    for (int length : lengths.reversed()) {
      byte[] characters = in.readBytes(length).rest();
      if (length == 0 || characters[length - 1] != 0) {
        throw in.malformed("a string without an end");
      }
      strings.add(new String(characters, 0, length - 1, StandardCharsets.UTF_8));
    }
    if (!in.atEnd()) {
      throw in.malformed(in.remaining() + " bytes after the strings");
    }
  }

  private void readDialects(BytecodeCursor in) {
    int count = in.readCount("dialects");
    for (int i = 0; i < count; i++) {
      long name = in.readVarInt();
      boolean hasVersion = version >= 1 && (name & 1) != 0;
      dialects.add(string(in, version >= 1 ? name >>> 1 : name));
      if (hasVersion) {
        in.readSection();
      }
    }
    if (version >= 4) {
      in.readCount("operation names");
    }
    while (!in.atEnd()) {
      readOperationNames(in);
    }
  }

  private void readOperationNames(BytecodeCursor in) {
    String dialect = dialects.get(in.readIndex(dialects.size(), "dialects"));
    int count = in.readCount("operation names");
    for (int i = 0; i < count; i++) {
      long name = in.readVarInt();
      boolean isRegistered = version < 5 || (name & 1) != 0;
      String stem = string(in, version >= 5 ? name >>> 1 : name);
      operations.add(new OperationName(dialect + "." + stem, isRegistered));
    }
  }

  private String string(BytecodeCursor in, long index) {
    return strings.get(in.checkIndex(index, strings.size(), "strings"));
  }

  private void readProperties(@Nullable BytecodeCursor in) {
    if (in != null && !in.atEnd()) {
      int count = in.readCount("properties");
      for (int i = 0; i < count; i++) {
        properties.add(in.readBlob());
      }
    }
  }

  private void readResources(@Nullable BytecodeCursor data, @Nullable BytecodeCursor in) {
    if (in == null || data == null) {
      return;
    }
    int external = in.readCount("groups of resources");
    for (int i = 0; i < external; i++) {
      in.readIndex(strings.size(), "strings");
      readGroup(data, in, new ArrayList<>());
    }
    while (!in.atEnd()) {
      in.readIndex(dialects.size(), "dialects");
      readGroup(data, in, resources);
    }
  }

  private void readGroup(BytecodeCursor data, BytecodeCursor in, List<BytecodeCursor> into) {
    int count = in.readCount("resources");
    for (int i = 0; i < count; i++) {
      in.readIndex(strings.size(), "strings");
      long length = in.readVarInt();
      in.readByte();
      into.add(data.readBytes(length));
    }
  }

  private void readEntries(BytecodeCursor data, BytecodeCursor in) {
    attributeCount = in.readCount("attributes");
    int typeCount = in.readCount("types");
    readGroups(data, in, attributeCount);
    readGroups(data, in, attributeCount + typeCount);
    entries = new BytecodeEntry[encoded.size()];
    for (int i = 0; i < entries.length; i++) {
      entry(i);
    }
    BytecodeNesting.check(this);
  }

  private void readGroups(BytecodeCursor data, BytecodeCursor in, int end) {
    while (encoded.size() < end) {
      String dialect = dialects.get(in.readIndex(dialects.size(), "dialects"));
      int count = in.readCount("entries");
      for (int i = 0; i < count; i++) {
        long length = in.readVarInt();
        encoded.add(new Encoded(dialect, (length & 1) != 0, data.readBytes(length >>> 1)));
      }
    }
    if (encoded.size() > end) {
      throw in.malformed(encoded.size() + " entries where " + end + " are due");
    }
  }

  private BytecodeEntry entry(int index) {
    BytecodeEntry known = entries[index];
    if (known != null) {
      return known;
    }
    BytecodeEntry fresh = read(encoded.get(index), index >= attributeCount);
    entries[index] = fresh;
    return fresh;
  }

  private BytecodeEntry read(Encoded entry, boolean isType) {
    if (entry.isOwn) {
      return BytecodeEntryReader.read(this, entry.dialect, isType, entry.content);
    }
    byte[] text = entry.content.rest();
    Nesting.check(text);
    BytecodeEntry written = new BytecodeEntry(entry.dialect, isType, BytecodeEntry.UNREAD);
    written.text = new String(text, StandardCharsets.UTF_8).replace("\0", "");
    return written;
  }

  int attributeCount() {
    return attributeCount;
  }

  int typeCount() {
    return encoded.size() - attributeCount;
  }

  int stringCount() {
    return strings.size();
  }

  int resourceCount() {
    return resources.size();
  }

  BytecodeTypes types() {
    return types;
  }

  String string(int index) {
    return strings.get(index);
  }

  BytecodeEntry attribute(int index) {
    return entry(index);
  }

  BytecodeEntry type(int index) {
    return entry(attributeCount + index);
  }

  BytecodeCursor resource(long index) {
    return resources.get((int) index);
  }

  OperationName operation(BytecodeCursor in) {
    return operations.get(in.readIndex(operations.size(), "operation names"));
  }

  BytecodeCursor properties(BytecodeCursor in) {
    return properties.get(in.readIndex(properties.size(), "properties"));
  }
}
