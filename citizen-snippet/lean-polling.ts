/** What only a connection by long-polling calls, moved to the chunk that such a connection fetches. */
export const pollingOnly = `
/** A request carries bytes as base64. */
const byteLength = (data) => typeof data === "string" ? new Blob([data]).size : Math.ceil(data.byteLength * 1.33);

/** Goes over to another transport once that one has answered. */
export function probe(engine, name) {
    const transport = engine.createTransport(name);
    let isOver = false;
    const cleanup = () => {
        isOver = true;
        transport.removeListener("open", opened);
        transport.removeListener("error", failed);
        transport.removeListener("close", failed);
        engine.off("close", failed);
    };
    const failed = () => {
        if (isOver) return;
        cleanup();
        transport.close();
        engine.emitReserved("upgradeError", new Error("probe error"));
    };
    const opened = () => {
        transport.send([{ type: "ping", data: "probe" }]);
        transport.once("packet", (message) => {
            if (isOver) return;
            if (message.type !== "pong" || message.data !== "probe") return failed();
            engine.upgrading = true;
            engine.emitReserved("upgrading", transport);
            engine.transport.pause(() => {
                if (isOver || engine.readyState === "closed") return;
                cleanup();
                engine.setTransport(transport);
                transport.send([{ type: "upgrade" }]);
                engine.emitReserved("upgrade", transport);
                engine.upgrading = false;
                engine.flush();
            });
        });
    };
    transport.once("open", opened);
    transport.once("error", failed);
    transport.once("close", failed);
    engine.once("close", failed);
    transport.open();
}

/** As many packets as one request may carry. */
export function writable(engine) {
    const { writeBuffer, _maxPayload } = engine;
    if (!_maxPayload || engine.transport.name !== "polling") return writeBuffer;
    let size = 1;
    const end = writeBuffer.findIndex(({ data }, i) => {
        if (data) size += byteLength(data);
        const isTooMuch = i > 0 && size > _maxPayload;
        size += 2;
        return isTooMuch;
    });
    return end < 0 ? writeBuffer : writeBuffer.slice(0, end);
}
`;
