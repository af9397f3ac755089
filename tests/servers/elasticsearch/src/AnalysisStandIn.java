package ichlinks.elasticsearch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;

/**
 * Stands in for modules of the official distribution that are not published as jars: analysis-common,
 * the ICU, nori, kuromoji and smartcn plugins, and the answer to GET /.
 *
 * <p>Names and settings are those of the official modules; what is not known here is refused, so an
 * index body that works here works there. Synonyms, user dictionaries and rule files are not known.
 */
public final class AnalysisStandIn extends Plugin implements AnalysisPlugin, ActionPlugin {
  public AnalysisStandIn() {
    Lucene.loadFactories(AnalysisStandIn.class.getClassLoader());
  }

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    return CharFilters.all();
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Tokenizers.all();
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return TokenFilters.all();
  }

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    return Analyzers.all();
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services, Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> supports) {
    return List.of(new RootHandler(nodes));
  }
}
