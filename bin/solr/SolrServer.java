import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.apache.solr.servlet.CoreContainerProvider;
import org.apache.solr.servlet.SolrDispatchFilter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;

/**
 * Serve Solr on 127.0.0.1 from jars alone: java -cp "lib/*" SolrServer.java PORT.
 *
 * The home is given by -Dsolr.solr.home. Nothing but this machine can reach it.
 */
public class SolrServer {
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);

    ServletContextHandler context = new ServletContextHandler(server, "/solr");
    context.addEventListener(new CoreContainerProvider());
    context.addFilter(
        new FilterHolder(SolrDispatchFilter.class), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(DefaultServlet.class, "/");

    server.setStopAtShutdown(true);
    server.start();
    server.join();
  }
}
