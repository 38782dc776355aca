package org.xlava.stablehlo;

/** Text with places for values. Simpler than {@link String#format}, whose first use is slow. */
final class Template {
  private static final String PLACE = "%s";

  private Template() {}

  /** {@code template} with a value for each {@code %s}, in order. */
  static String fill(String template, Object... values) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int place = template.indexOf(PLACE, from);
      if (place < 0) {
        throw new IllegalArgumentException(
            "template: must have a place for each value; got "
                + values.length
                + " for "
                + template);
      }
      text.append(template, from, place).append(value);
      from = place + PLACE.length();
    }
    return text.append(template, from, template.length()).toString();
  }
}
