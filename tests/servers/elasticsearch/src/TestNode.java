package ichlinks.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node on the loopback interface.
 *
 * <p>Arguments: the home folder, then settings as key=value. When the node answers, the file
 * http.port in the home folder holds its port. It stops on SIGTERM and when its standard input ends,
 * so that a test run that dies leaves no server behind.
 */
public final class TestNode {
  public static void main(String[] arguments) {
    try {
      Path home = Path.of(arguments[0]);
      Node node = start(home, settings(home, arguments));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
      announce(home, port(node));
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
      System.exit(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static Settings settings(Path home, String[] arguments) {
    Settings.Builder settings = Settings.builder()
        .put("path.home", home)
        .put("path.data", home.resolve("data"))
        .put("path.logs", home.resolve("logs"))
        .put("cluster.name", "ichlinks-tests")
        .put("node.name", "test-node")
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.port", "0")
        .put("transport.port", "0")
        .put("cluster.routing.allocation.disk.threshold_enabled", false);
    for (int i = 1; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    return settings.build();
  }

  private static Node start(Path home, Settings settings) throws Exception {
    LogConfigurator.setNodeName(settings.get("node.name"));
    Environment environment = new Environment(settings, home.resolve("config"));
    LogConfigurator.configureWithoutConfig(settings);
    Node node = new Node(environment, plugins(environment));
    node.start();
    return node;
  }

  private static PluginsLoader plugins(Environment environment) {
    return PluginsLoader.createPluginsLoader(
        PluginsLoader.loadModulesBundles(environment.modulesDir(), true),
        PluginsLoader.loadPluginsBundles(environment.pluginsDir(), true),
        Map.of());
  }

  private static int port(Node node) {
    return node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort();
  }

  /** Moved into place, because whoever waits for the file must never read half a number. */
  private static void announce(Path home, int port) throws IOException {
    Path draft = Files.writeString(home.resolve("http.port.draft"), Integer.toString(port));
    Files.move(draft, home.resolve("http.port"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException failure) {
      failure.printStackTrace();
    }
  }
}
