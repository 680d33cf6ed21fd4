package tupa.terminal.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Brings the lines of standard input to the contact, one whenever one is wanted, so that it can wait for nothing else. */
final class Input {
    private final Contact contact;
    private final Semaphore wanted = new Semaphore(1);

    Input(Contact contact) {
        this.contact = contact;
    }

    void more() {
        wanted.release();
    }

    void read(InputStream in) {
        Thread reading = new Thread(() -> pass(in), "tupa-input");
        reading.setDaemon(true);
        reading.start();
    }

    private void pass(InputStream in) {
        try {
            lines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            contact.typed(new Contact.InputEnded());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lines(BufferedReader reader) throws InterruptedException {
        try {
            wanted.acquire();
            String line = reader.readLine();
            while (line != null) {
                contact.typed(new Contact.Typed(line));
                wanted.acquire();
                line = reader.readLine();
            }
        } catch (IOException e) {
            // Whatever cannot be read any more has ended.
            return;
        }
    }
}
