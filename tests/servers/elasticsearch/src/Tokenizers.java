package ichlinks.elasticsearch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Tokenizers by the names that Elasticsearch documents. */
final class Tokenizers {
  private static final List<String> NAMES = List.of(
      "classic", "icu_tokenizer", "keyword", "kuromoji_tokenizer", "letter", "nori_tokenizer", "path_hierarchy", "pattern",
      "smartcn_tokenizer", "thai", "uax_url_email", "whitespace");

  private static final Map<String, IntPredicate> CHARACTER_CLASSES = Map.of(
      "letter", Character::isLetter,
      "digit", Character::isDigit,
      "whitespace", Character::isWhitespace);

  static Map<String, AnalysisProvider<TokenizerFactory>> all() {
    Map<String, AnalysisProvider<TokenizerFactory>> tokenizers = new HashMap<>();
    for (String name : NAMES) {
      tokenizers.put(name, (index, environment, label, settings) -> {
        var lucene = Lucene.once(settings, () -> Lucene.tokenizer(Lucene.name(name), parameters(name, settings)));
        return TokenizerFactory.newFactory(label, () -> lucene.get().create());
      });
    }
    tokenizers.put("edge_ngram", (index, environment, label, settings) -> grams(label, settings, true));
    tokenizers.put("ngram", (index, environment, label, settings) -> grams(label, settings, false));
    return tokenizers;
  }

  private static Map<String, String> parameters(String name, Settings settings) {
    Map<String, String> parameters = Lucene.parameters(name, settings);
    if (name.equals("pattern")) {
      parameters.putIfAbsent("pattern", "\\W+");
    }
    return parameters;
  }

  private static TokenizerFactory grams(String label, Settings settings, boolean edge) {
    int shortest = settings.getAsInt("min_gram", 1);
    int longest = settings.getAsInt("max_gram", 2);
    IntPredicate kept = tokenCharacters(settings.getAsList("token_chars"));
    return TokenizerFactory.newFactory(
        label, () -> edge ? edgeGrams(shortest, longest, kept) : grams(shortest, longest, kept));
  }

  private static IntPredicate tokenCharacters(List<String> classes) {
    if (!CHARACTER_CLASSES.keySet().containsAll(Set.copyOf(classes))) {
      throw new IllegalArgumentException("token_chars: only " + CHARACTER_CLASSES.keySet() + " are known, not " + classes);
    }
    return c -> classes.isEmpty() || classes.stream().anyMatch(known -> CHARACTER_CLASSES.get(known).test(c));
  }

  private static Tokenizer edgeGrams(int shortest, int longest, IntPredicate kept) {
    return new EdgeNGramTokenizer(shortest, longest) {
      @Override
      protected boolean isTokenChar(int c) {
        return kept.test(c);
      }
    };
  }

  private static Tokenizer grams(int shortest, int longest, IntPredicate kept) {
    return new NGramTokenizer(shortest, longest) {
      @Override
      protected boolean isTokenChar(int c) {
        return kept.test(c);
      }
    };
  }
}
