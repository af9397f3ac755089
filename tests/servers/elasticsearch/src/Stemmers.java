package ichlinks.elasticsearch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilterFactory;

/** Lucene's filter for each language of Elasticsearch's stemmer filter. */
final class Stemmers {
  /** A Lucene filter and its parameters. */
  record Stemmer(String name, Map<String, String> parameters) {}

  /** Lucene has an older filter of its own for these; Elasticsearch takes Snowball's. */
  private static final Set<String> SNOWBALL = Set.of("german", "portuguese");

  static Stemmer of(String language) {
    String wanted = language.toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "english", "porter" -> new Stemmer("porterstem", Map.of());
      case "porter2" -> snowball("english");
      case "light_english", "kstem" -> new Stemmer("kstem", Map.of());
      case "possessive_english" -> new Stemmer("englishpossessive", Map.of());
      default -> ofLanguage(wanted);
    };
  }

  private static Stemmer ofLanguage(String language) {
    String name = language.replaceAll("^(light|minimal)_(.+)$", "$2$1") + "stem";
    boolean known = TokenFilterFactory.availableTokenFilters().stream().anyMatch(name::equalsIgnoreCase);
    return known && !SNOWBALL.contains(language) ? new Stemmer(name, Map.of()) : snowball(language);
  }

  private static Stemmer snowball(String language) {
    String capitalised = language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
    refuseUnknown(language, "org.tartarus.snowball.ext." + capitalised + "Stemmer");
    return new Stemmer("snowballporter", Map.of("language", capitalised));
  }

  private static void refuseUnknown(String language, String stemmer) {
    try {
      Class.forName(stemmer);
    } catch (ClassNotFoundException failure) {
      throw new IllegalArgumentException("no stemmer for language " + language, failure);
    }
  }
}
