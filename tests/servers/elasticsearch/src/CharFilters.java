package ichlinks.elasticsearch;

import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Character filters by the names that Elasticsearch documents. */
final class CharFilters {
  private static final List<String> NORMALIZING = List.of("icu_normalizer", "kuromoji_iteration_mark", "pattern_replace");

  static Map<String, AnalysisProvider<CharFilterFactory>> all() {
    Map<String, AnalysisProvider<CharFilterFactory>> filters = new HashMap<>();
    for (String name : NORMALIZING) {
      filters.put(name, (index, environment, label, settings) -> {
        var lucene = Lucene.once(settings,
            () -> Lucene.charFilter(Lucene.name(name), Lucene.parameters(name, settings)));
        return normalizing(label, reader -> lucene.get().create(reader));
      });
    }
    filters.put("html_strip", (index, environment, label, settings) -> {
      var lucene = Lucene.once(settings, () -> Lucene.charFilter("htmlstrip", Lucene.parameters("html_strip", settings)));
      return plain(label, reader -> lucene.get().create(reader));
    });
    filters.put("mapping", AnalysisPlugin.requiresAnalysisSettings((index, environment, label, settings) -> {
      NormalizeCharMap map = mappings(settings.getAsList("mappings"));
      return normalizing(label, reader -> new MappingCharFilter(map, reader));
    }));
    return filters;
  }

  private static NormalizeCharMap mappings(List<String> rules) {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    for (String rule : rules) {
      String[] sides = rule.split("=>", 2);
      map.add(sides[0].strip(), sides[1].strip());
    }
    return map.build();
  }

  private static CharFilterFactory normalizing(String label, UnaryOperator<Reader> filter) {
    return new NormalizingCharFilterFactory() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public Reader create(Reader reader) {
        return filter.apply(reader);
      }
    };
  }

  private static CharFilterFactory plain(String label, UnaryOperator<Reader> filter) {
    return new CharFilterFactory() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public Reader create(Reader reader) {
        return filter.apply(reader);
      }
    };
  }
}
