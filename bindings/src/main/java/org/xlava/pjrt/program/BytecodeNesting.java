package org.xlava.pjrt.program;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Checks of how attributes and types of bytecode refer to each other: not in a circle, not deeper
 * than {@link Nesting#LIMIT}, and to no more than {@link #LARGEST} in all where a type has the same
 * part many times; and that what they hold fits their types.
 */
final class BytecodeNesting {
  /** The most parts, counted as often as they occur, that a type may have. */
  static final long LARGEST = 1 << 20;

  // Codes of attributes.
  private static final int DENSE_RESOURCE = 16;
  private static final int DENSE_ARRAY = 17;
  private static final int DENSE_ELEMENTS = 18;
  private static final int VHLO_TENSOR = 15;

  private static final int OPEN = -1;

  private final BytecodeTables tables;
  private final int attributes;
  private final int[] depths;
  private final long[] sizes;

  private BytecodeNesting(BytecodeTables tables) {
    this.tables = tables;
    this.attributes = tables.attributeCount();
    this.depths = new int[attributes + tables.typeCount()];
    this.sizes = new long[depths.length];
  }

  static void check(BytecodeTables tables) {
    BytecodeNesting nesting = new BytecodeNesting(tables);
    for (int i = 0; i < nesting.depths.length; i++) {
      nesting.measure(i);
    }
    for (int i = 0; i < nesting.depths.length; i++) {
      nesting.checkContent(nesting.entry(i));
    }
  }

  private BytecodeEntry entry(int index) {
    return index < attributes ? tables.attribute(index) : tables.type(index - attributes);
  }

  // Depth first, with a stack of its own: entries are pushed again until their parts are measured.
  private void measure(int start) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(start);
    while (!open.isEmpty()) {
      int index = open.peek();
      if (depths[index] > 0) {
        open.pop();
      } else if (depths[index] == OPEN) {
        open.pop();
        settle(index);
      } else {
        depths[index] = OPEN;
        pushParts(index, open);
      }
    }
  }

  private void pushParts(int index, Deque<Integer> open) {
    BytecodeEntry entry = entry(index);
    entry.attributes.forEach(part -> push(part, open));
    entry.types.forEach(part -> push(attributes + part, open));
  }

  private void push(int part, Deque<Integer> open) {
    if (depths[part] == OPEN) {
      throw new RefusedException(
          "program: bytecode must be well-formed; got an attribute or type that is part of itself");
    }
    if (depths[part] == 0) {
      open.push(part);
    }
  }

  private void settle(int index) {
    BytecodeEntry entry = entry(index);
    int depth = 0;
    long size = 1;
    for (int part : entry.attributes) {
      depth = Math.max(depth, depths[part]);
    }
    for (int part : entry.types) {
      depth = Math.max(depth, depths[attributes + part]);
      size = Math.min(LARGEST + 1, size + sizes[attributes + part]);
    }
    depths[index] = depth + 1;
    sizes[index] = size;
    if (depth >= Nesting.LIMIT || size > LARGEST) {
      throw new RefusedException(
          "program: attributes and types must nest at most %d deep and have at most %d parts; got"
                  .formatted(Nesting.LIMIT, LARGEST)
              + " more in bytecode");
    }
  }

  private void checkContent(BytecodeEntry entry) {
    BytecodeTypes types = tables.types();
    if (entry.isType) {
      types.check(entry);
    } else if (entry.isBuiltin(DENSE_ELEMENTS) || entry.isVhlo(VHLO_TENSOR)) {
      types.checkConstant(entry.types.getFirst(), entry.blob);
    } else if (entry.isBuiltin(DENSE_ARRAY)) {
      types.checkList(entry.types.getFirst(), entry.numbers.getFirst(), entry.blob);
    } else if (entry.isBuiltin(DENSE_RESOURCE)) {
      types.elementCount(entry.types.getFirst());
    }
  }
}
