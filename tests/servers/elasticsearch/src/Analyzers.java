package ichlinks.elasticsearch;

import static java.util.Map.entry;

import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.Tokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerScope;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Analyzers by the names that Elasticsearch documents. */
final class Analyzers {
  private static final Map<String, String> CLASSES = Map.ofEntries(
      entry("arabic", "ar.Arabic"), entry("armenian", "hy.Armenian"), entry("basque", "eu.Basque"),
      entry("bengali", "bn.Bengali"), entry("brazilian", "br.Brazilian"), entry("bulgarian", "bg.Bulgarian"),
      entry("catalan", "ca.Catalan"), entry("cjk", "cjk.CJK"), entry("czech", "cz.Czech"), entry("danish", "da.Danish"),
      entry("dutch", "nl.Dutch"), entry("english", "en.English"), entry("estonian", "et.Estonian"),
      entry("finnish", "fi.Finnish"), entry("french", "fr.French"), entry("galician", "gl.Galician"),
      entry("german", "de.German"), entry("greek", "el.Greek"), entry("hindi", "hi.Hindi"),
      entry("hungarian", "hu.Hungarian"), entry("indonesian", "id.Indonesian"), entry("irish", "ga.Irish"),
      entry("italian", "it.Italian"), entry("kuromoji", "ja.Japanese"), entry("latvian", "lv.Latvian"),
      entry("lithuanian", "lt.Lithuanian"), entry("nori", "ko.Korean"), entry("norwegian", "no.Norwegian"),
      entry("persian", "fa.Persian"), entry("portuguese", "pt.Portuguese"), entry("romanian", "ro.Romanian"),
      entry("russian", "ru.Russian"), entry("serbian", "sr.Serbian"), entry("smartcn", "cn.smart.SmartChinese"),
      entry("sorani", "ckb.Sorani"), entry("spanish", "es.Spanish"), entry("swedish", "sv.Swedish"),
      entry("thai", "th.Thai"), entry("turkish", "tr.Turkish"));

  static Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> all() {
    Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> analyzers = new HashMap<>();
    CLASSES.forEach((name, type) -> analyzers.put(name, (index, environment, label, settings) ->
        provider(label, ofLanguage(type, environment, settings))));
    analyzers.put("icu_analyzer", (index, environment, label, settings) -> {
      refuseUnknown(settings, Set.of());
      return provider(label, icu());
    });
    return analyzers;
  }

  private static Analyzer ofLanguage(String type, Environment environment, Settings settings) {
    refuseUnknown(settings, Set.of("stopwords"));
    CharArraySet stopwords = Analysis.parseStopWords(environment, settings, null);
    try {
      Class<?> analyzer = Class.forName("org.apache.lucene.analysis." + type + "Analyzer");
      return (Analyzer) (stopwords == null
          ? analyzer.getConstructor().newInstance()
          : analyzer.getConstructor(CharArraySet.class).newInstance(stopwords));
    } catch (ReflectiveOperationException failure) {
      throw new IllegalArgumentException("no such analyzer: " + type, failure);
    }
  }

  private static void refuseUnknown(Settings settings, Set<String> known) {
    for (String parameter : Lucene.parameters("analyzer", settings).keySet()) {
      if (!known.contains(parameter)) {
        throw new IllegalArgumentException("this stand-in knows no setting " + parameter);
      }
    }
  }

  /** NFKC with case folding, words by Unicode's rules, then ICU folding. */
  private static Analyzer icu() {
    var normalizer = Lucene.charFilter("icunormalizer2", Map.of());
    var folding = Lucene.tokenFilter("icufolding", Map.of());
    var words = Lucene.once(Settings.EMPTY, () -> Lucene.tokenizer("icu", Map.of()));
    return new Analyzer() {
      @Override
      protected Reader initReader(String field, Reader reader) {
        return normalizer.create(reader);
      }

      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = words.get().create();
        return new TokenStreamComponents(tokenizer, folding.create(tokenizer));
      }
    };
  }

  private static AnalyzerProvider<Analyzer> provider(String label, Analyzer analyzer) {
    return new AnalyzerProvider<>() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public AnalyzerScope scope() {
        return AnalyzerScope.INDEX;
      }

      @Override
      public Analyzer get() {
        return analyzer;
      }
    };
  }
}
