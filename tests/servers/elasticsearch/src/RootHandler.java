package ichlinks.elasticsearch;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.util.Version;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/** Answers GET and HEAD on "/": name and version of the node. */
final class RootHandler implements RestHandler {
  private final Supplier<DiscoveryNodes> nodes;

  RootHandler(Supplier<DiscoveryNodes> nodes) {
    this.nodes = nodes;
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
  }

  @Override
  public void handleRequest(RestRequest request, RestChannel channel, NodeClient client) throws IOException {
    try (XContentBuilder body = channel.newBuilder()) {
      body.startObject()
          .field("name", nodes.get().getLocalNode().getName())
          .field("cluster_name", "ichlinks-tests");
      version(body, Build.current());
      body.field("tagline", "You Know, for Search").endObject();
      channel.sendResponse(new RestResponse(RestStatus.OK, body));
    }
  }

  private static void version(XContentBuilder body, Build build) throws IOException {
    body.startObject("version")
        .field("number", build.version())
        .field("build_flavor", "default")
        .field("build_hash", build.hash())
        .field("build_date", build.date())
        .field("build_snapshot", build.isSnapshot())
        .field("lucene_version", Version.LATEST.toString())
        .field("minimum_wire_compatibility_version", build.minWireCompatVersion())
        .field("minimum_index_compatibility_version", build.minIndexCompatVersion())
        .endObject();
  }
}
