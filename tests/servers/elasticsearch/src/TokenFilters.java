package ichlinks.elasticsearch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Token filters by the names that Elasticsearch documents. */
final class TokenFilters {
  private static final List<String> NAMES = List.of(
      "apostrophe", "arabic_normalization", "arabic_stem", "asciifolding", "bengali_normalization", "brazilian_stem",
      "cjk_width", "classic", "czech_stem", "decimal_digit", "edge_ngram", "flatten_graph", "german_normalization",
      "hindi_normalization", "icu_folding", "icu_normalizer", "icu_transform", "indic_normalization", "kstem",
      "kuromoji_baseform", "kuromoji_number", "kuromoji_readingform", "kuromoji_stemmer", "length", "limit", "lowercase",
      "ngram", "nori_number", "nori_readingform", "pattern_replace", "persian_normalization", "persian_stem", "porter_stem",
      "remove_duplicates", "reverse", "scandinavian_folding", "scandinavian_normalization", "serbian_normalization",
      "snowball", "sorani_normalization", "trim", "truncate", "uppercase");

  /** Elasticsearch's defaults where Lucene wants the value to be given. */
  private static final Map<String, Map<String, String>> DEFAULTS = Map.of(
      "edge_ngram", Map.of("minGramSize", "1", "maxGramSize", "2"),
      "length", Map.of("min", "0", "max", String.valueOf(Integer.MAX_VALUE)),
      "limit", Map.of("maxTokenCount", "1"),
      "ngram", Map.of("minGramSize", "1", "maxGramSize", "2"),
      "truncate", Map.of("prefixLength", "10"));

  static Map<String, AnalysisProvider<TokenFilterFactory>> all() {
    Map<String, AnalysisProvider<TokenFilterFactory>> filters = new HashMap<>();
    for (String name : NAMES) {
      filters.put(name, (index, environment, label, settings) ->
          fromLucene(label, luceneName(name, settings), parameters(name, settings), settings));
    }
    filters.put("stemmer", (index, environment, label, settings) -> {
      var stemmer = Stemmers.of(settings.get("language", settings.get("name", "porter")));
      return fromLucene(label, stemmer.name(), stemmer.parameters(), settings);
    });
    filters.put("cjk_bigram", (index, environment, label, settings) ->
        fromLucene(label, "cjkbigram", bigramParameters(settings), settings));
    filters.put("elision", AnalysisPlugin.requiresAnalysisSettings((index, environment, label, settings) -> {
      var articles = new CharArraySet(settings.getAsList("articles"), settings.getAsBoolean("articles_case", false));
      return normalizing(label, stream -> new ElisionFilter(stream, articles));
    }));
    filters.put("ja_stop", (index, environment, label, settings) ->
        plain(label, stream -> new StopFilter(stream, JapaneseAnalyzer.getDefaultStopSet())));
    filters.put("kuromoji_part_of_speech", (index, environment, label, settings) -> {
      Set<String> tags = settings.hasValue("stoptags")
          ? Set.copyOf(settings.getAsList("stoptags")) : JapaneseAnalyzer.getDefaultStopTags();
      return plain(label, stream -> new JapanesePartOfSpeechStopFilter(stream, tags));
    });
    filters.put("nori_part_of_speech", (index, environment, label, settings) -> {
      Set<POS.Tag> tags = settings.hasValue("stoptags")
          ? settings.getAsList("stoptags").stream().map(POS::resolveTag).collect(Collectors.toSet())
          : KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS;
      return plain(label, stream -> new KoreanPartOfSpeechStopFilter(stream, tags));
    });
    return filters;
  }

  private static String luceneName(String name, Settings settings) {
    return name.equals("lowercase") ? settings.get("language", "") + name : Lucene.name(name);
  }

  private static Map<String, String> parameters(String name, Settings settings) {
    Map<String, String> parameters = new HashMap<>(DEFAULTS.getOrDefault(name, Map.of()));
    parameters.putAll(Lucene.parameters(name, settings));
    if (name.equals("lowercase")) {
      parameters.remove("language");
    }
    if (name.equals("pattern_replace")) {
      parameters.remove("all");
      parameters.put("replace", settings.getAsBoolean("all", true) ? "all" : "first");
    }
    return parameters;
  }

  private static Map<String, String> bigramParameters(Settings settings) {
    Map<String, String> parameters = new HashMap<>();
    settings.getAsList("ignored_scripts").forEach(script -> parameters.put(script, "false"));
    parameters.put("outputUnigrams", settings.get("output_unigrams", "false"));
    return parameters;
  }

  private static TokenFilterFactory fromLucene(
      String label, String name, Map<String, String> parameters, Settings settings) {
    var lucene = Lucene.once(settings, () -> Lucene.tokenFilter(name, parameters));
    UnaryOperator<TokenStream> filter = stream -> lucene.get().create(stream);
    return Lucene.normalizes(name) ? normalizing(label, filter) : plain(label, filter);
  }

  private static TokenFilterFactory normalizing(String label, UnaryOperator<TokenStream> filter) {
    return new NormalizingTokenFilterFactory() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public TokenStream create(TokenStream stream) {
        return filter.apply(stream);
      }
    };
  }

  private static TokenFilterFactory plain(String label, UnaryOperator<TokenStream> filter) {
    return new TokenFilterFactory() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public TokenStream create(TokenStream stream) {
        return filter.apply(stream);
      }
    };
  }
}
