package tupa.testkit.terminal;

/** Sessions as other chat programs show them, and for each row of them what stands for it here. See {@link Sample}. */
final class SampleSessions {
    static final String CLASSROOM = """
            shown | === Python Chat Client ===                      | === Tupa Chat Client ===
            shown | Enter server host (default: localhost):         | Enter server host (default: 127.0.0.1):
            shown | Enter server port (default: 12345):             | Enter server port (default: 8080): <any>
            shown | Enter your username: Alice                      | Enter your username: Alice
            shown | Connected to server localhost:12345             | Connected to server 127.0.0.1:<any>
            shown | Welcome to the chat, Alice!                     | Welcome to the chat, Alice! You are in 'lobby'. <any>
            shown | [10:30:15] *** Alice joined the chat ***        | [hh:mm:ss] *** Alice joined the chat ***
            shown | /help - Show this help message                  | /help <any> - show the commands<any>
            shown | /join <room> - Join a chat room                 | /join <room> - join a room<any>
            shown | /leave - Leave current room                     | /leave <any> - leave this room<any>
            shown | /rooms - List available rooms                   | /rooms <any> - list the rooms<any>
            shown | /users - List users in current room             | /users <any> - list who is in this room<any>
            shown | /msg <user> <message> - Send private message    | /msg <user> <text> - send a private message<any>
            shown | /quit - Quit the chat application               | /quit <any> - leave everywhere and end<any>
            shown | Any other text - Send message to current room   | any other text - goes to the current room
            typed | Hello everyone!                                 | [#lobby] Hello everyone!
            shown | [10:30:20] Alice: Hello everyone!               | [hh:mm:ss] Alice: Hello everyone!
            shown | [10:30:22] Bob: Hi Alice!                       | [hh:mm:ss] Bob: Hi Alice!
            typed | /join python                                    | [#lobby] /join python
            shown | *** Joined room: python ***                     | *** Joined room: python ***
            shown | [10:30:25] *** Bob joined the room ***          | [hh:mm:ss] *** Bob joined the room ***
            typed | /msg Bob How are you?                           | [#python] /msg Bob How are you?
            shown | *** Private message sent to Bob ***             | *** Private message sent to Bob ***
            shown | [10:30:26] [PRIVATE] Bob: I'm good, thanks!     | [hh:mm:ss] [PRIVATE] Bob: I'm good, thanks!
            """;

    /** For a server that keeps everybody in one room. The name is asked for before the connection is made, as in the other session. */
    static final String EXAMPLE_ALICE = """
            shown | Username: Alice                                 | Enter your username: Alice
            shown | INFO - Connecting to WebSocket server...        | Connecting to ws://<any> ...
            shown | INFO - Connected to WebSocket. ...              | Connected to server 127.0.0.1:<any>
            shown | Server Info: Welcome, Alice! You are in 'lobby'. Type /help for commands. \
                  | Welcome to the chat, Alice! You are in 'lobby'. Type /help for commands.
            shown | [Server]: Alice just joined the chat!           | [hh:mm:ss] *** Alice joined the chat ***
            typed | Enter message or command (e.g., /help): /join dev | [#lobby] /join dev
            shown | Server Info: Leaving room 'lobby'.              | *** Leaving room 'lobby'. ***
            shown | Server Info: Joined room: 'dev'.                | *** Joined room: dev ***
            typed | Enter message or command (e.g., /help): Hello everyone! | [#dev] Hello everyone!
            shown | [Alice]: Hello everyone!                        | [hh:mm:ss] Alice: Hello everyone!
            shown | [PRIVATE from Bob]: Hi Alice!                   | [hh:mm:ss] [PRIVATE] Bob: Hi Alice!
            shown | Enter message or command (e.g., /help):         | [#dev]
            """;

    static final String EXAMPLE_BOB = """
            shown | Username: Bob                                   | Enter your username: Bob
            shown | INFO - Connecting to WebSocket server...        | Connecting to ws://<any> ...
            shown | INFO - Connected to WebSocket. ...              | Connected to server 127.0.0.1:<any>
            shown | Server Info: Welcome, Bob! You are in 'lobby'. Type /help for commands. \
                  | Welcome to the chat, Bob! You are in 'lobby'. Type /help for commands.
            shown | [Server]: Bob just joined the chat!             | [hh:mm:ss] *** Bob joined the chat ***
            shown | [Server]: Alice just joined the chat!           | [hh:mm:ss] *** Alice joined the chat ***
            typed | Enter message or command (e.g., /help): /users  | [#lobby] /users all
            shown | Server Info: Connected users: Alice, Bob        | Connected users: Alice, Bob
            typed | Enter message or command (e.g., /help): /msg Alice Hi Alice! | [#lobby] /msg Alice Hi Alice!
            shown | Server Info: Message sent to Alice.             | *** Private message sent to Alice ***
            shown | Enter message or command (e.g., /help):         | [#lobby]
            """;

    /** A list of users and a private message are told in one line each, which says that they were asked for. */
    static final String EXAMPLE_SERVER = """
            shown | INFO - Starting Webshocket Chat Server on ws://127.0.0.1:5000 \
                  | <any> INFO <any> Starting Tupa chat server on ws://127.0.0.1:<any>
            shown | INFO - Client connected: <client_id_1> with username: Alice \
                  | <any> INFO <any> Client connected: <any> with username: Alice <any>
            shown | INFO - Received from Alice: /join dev           | <any> Received from Alice: /join dev
            shown | INFO - Alice joined room: dev                   | <any> INFO <any> Alice joined room: dev
            shown | INFO - Message from Alice in room 'dev': Hello everyone! \
                  | <any> INFO <any> Message from Alice in room 'dev': Hello everyone!
            shown | INFO - Bob requested user list.                 | <any> Bob requested user list.
            shown | INFO - Private message from Bob to Alice.       | <any> INFO <any> Private message from Bob to Alice.
            """;

    private SampleSessions() {}
}
