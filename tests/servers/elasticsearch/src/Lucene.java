package ichlinks.elasticsearch;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.elasticsearch.common.settings.Settings;

/** Lucene's analysis factories, reached by the names and settings that Elasticsearch documents. */
final class Lucene {
  /** Names that differ by more than their underscores. */
  private static final Map<String, String> NAMES = Map.ofEntries(
      entry("icu_normalizer", "icunormalizer2"),
      entry("icu_tokenizer", "icu"),
      entry("kuromoji_baseform", "japanesebaseform"),
      entry("kuromoji_iteration_mark", "japaneseiterationmark"),
      entry("kuromoji_number", "japanesenumber"),
      entry("kuromoji_readingform", "japanesereadingform"),
      entry("kuromoji_stemmer", "japanesekatakanastem"),
      entry("kuromoji_tokenizer", "japanese"),
      entry("limit", "limittokencount"),
      entry("nori_number", "koreannumber"),
      entry("nori_readingform", "koreanreadingform"),
      entry("nori_tokenizer", "korean"),
      entry("reverse", "reversestring"),
      entry("smartcn_tokenizer", "hmmchinese"),
      entry("snowball", "snowballporter"),
      entry("uax_url_email", "uax29urlemail"));

  /** Settings that differ by more than snake case and camel case, as "name setting" or "setting". */
  private static final Map<String, String> PARAMETERS = Map.ofEntries(
      entry("dir", "direction"),
      entry("icu_normalizer name", "form"),
      entry("max_gram", "maxGramSize"),
      entry("max_token_length", "maxTokenLength"),
      entry("letter max_token_length", "maxTokenLen"),
      entry("whitespace max_token_length", "maxTokenLen"),
      entry("min_gram", "minGramSize"),
      entry("truncate length", "prefixLength"),
      entry("unicode_set_filter", "filter"));

  static void loadFactories(ClassLoader loader) {
    CharFilterFactory.reloadCharFilters(loader);
    TokenFilterFactory.reloadTokenFilters(loader);
    TokenizerFactory.reloadTokenizers(loader);
  }

  static String name(String elasticsearchName) {
    return NAMES.getOrDefault(elasticsearchName, elasticsearchName.replace("_", ""));
  }

  static CharFilterFactory charFilter(String name, Map<String, String> parameters) {
    return informed(CharFilterFactory.forName(name, new HashMap<>(parameters)));
  }

  static TokenizerFactory tokenizer(String name, Map<String, String> parameters) {
    return informed(TokenizerFactory.forName(name, new HashMap<>(parameters)));
  }

  static TokenFilterFactory tokenFilter(String name, Map<String, String> parameters) {
    return informed(TokenFilterFactory.forName(name, new HashMap<>(parameters)));
  }

  /** Whether a normalizer of a keyword field may use this filter: it then changes characters, never tokens. */
  static boolean normalizes(String name) {
    try {
      var normalize = TokenFilterFactory.lookupClass(name).getMethod("normalize", TokenStream.class);
      return normalize.getDeclaringClass() != TokenFilterFactory.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A component's settings under Lucene's names; Lucene itself refuses the ones it does not know. */
  static Map<String, String> parameters(String component, Settings settings) {
    Map<String, String> parameters = new HashMap<>();
    for (String key : settings.keySet()) {
      if (!key.equals("type") && !key.startsWith("index.")) {
        parameters.put(parameter(component, key), settings.get(key));
      }
    }
    return parameters;
  }

  /**
   * A factory made once. One that an index defines is made at once, so that a wrong setting is refused
   * when the index is created; the ready-made ones wait, because dictionaries are slow to load.
   */
  static <T> Supplier<T> once(Settings settings, Supplier<T> maker) {
    Supplier<T> made = new Supplier<>() {
      private T value;

      @Override
      public synchronized T get() {
        value = value == null ? maker.get() : value;
        return value;
      }
    };
    if (settings.hasValue("type")) {
      made.get();
    }
    return made;
  }

  private static String parameter(String component, String setting) {
    String known = PARAMETERS.getOrDefault(component + " " + setting, PARAMETERS.get(setting));
    return known == null ? camelCase(setting) : known;
  }

  private static String camelCase(String setting) {
    StringBuilder name = new StringBuilder();
    for (String word : setting.split("_")) {
      name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  private static <T> T informed(T factory) {
    if (factory instanceof ResourceLoaderAware aware) {
      try {
        aware.inform(new ClasspathResourceLoader(factory.getClass()));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return factory;
  }
}
