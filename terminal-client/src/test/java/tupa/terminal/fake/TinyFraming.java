package tupa.terminal.fake;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tupa.wire.LengthPrefix;

/** Frames behind their lengths. */
final class TinyFraming implements TinyServer.Carrying {
    @Override
    public void begin(DataInputStream in, OutputStream out) {}

    @Override
    public String read(DataInputStream in) throws IOException {
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** In two parts that begin and end anywhere, so that the client has to put them together. */
    @Override
    public void write(OutputStream out, byte[] json) throws IOException {
        byte[] frame = LengthPrefix.frame(json);
        int some = frame.length % 7;
        out.write(Arrays.copyOf(frame, some));
        out.flush();
        out.write(frame, some, frame.length - some);
    }

    @Override
    public void end(OutputStream out) {}
}
