package tupa.http;

import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractGraphStageWithMaterializedValue;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * The server's end of any number of sockets: each that runs through it becomes an {@link OpenSocket}, which is what comes
 * of materialising it.
 */
final class Gate extends AbstractGraphStageWithMaterializedValue<FlowShape<ByteString, ByteString>, OpenSocket> {
    private final FlowShape<ByteString, ByteString> shape =
            FlowShape.of(Inlet.create("fromSocket"), Outlet.create("toSocket"));
    private final OpenSocket.Http http;
    private final HttpSettings settings;

    Gate(OpenSocket.Http http, HttpSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public Pair<GraphStageLogic, OpenSocket> createLogicAndMaterializedValuePair(Attributes inheritedAttributes) {
        OpenSocket socket = new OpenSocket(shape, http, settings);
        return Pair.create(socket, socket);
    }
}
