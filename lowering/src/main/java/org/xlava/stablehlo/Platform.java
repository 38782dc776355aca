package org.xlava.stablehlo;

import java.util.Set;

/**
 * What a program is written for: the kind of its devices, and the plugin that compiles for them.
 *
 * @param name the plugin's own name for the kind, such as {@code cpu} or {@code cuda}
 * @param pluginApi the minor version of the plugin's PJRT API, which tells older compilers of a
 *     platform from newer ones
 * @param quirks what the plugin's compiler was seen to get wrong
 */
public record Platform(String name, int pluginApi, Set<Quirk> quirks) {
  public Platform {
    quirks = Set.copyOf(quirks);
  }
}
