/** Every figure that `/metrics` answers with. What each means at length stands in docs/metrics.md. */

export interface Figure {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram's buckets, in the unit of its name. */
  bounds?: readonly number[];
}

export const figures = {
  medkig_build_info: { type: 'gauge', help: 'Always 1.', labels: ['node'] },

  medkig_rooms: { type: 'gauge', help: 'Rooms of this node, by state.', labels: ['state'] },
  medkig_rooms_carried: {
    type: 'gauge',
    help: 'Paired rooms of this node, by whether the relay carries their records.',
    labels: ['by'],
  },
  medkig_rooms_ended_total: { type: 'counter', help: 'Rooms that ended, by reason.', labels: ['reason'] },

  medkig_relay_sockets: { type: 'gauge', help: 'Connections of this node, by seat.', labels: ['seat'] },
  medkig_relay_backlog_bytes: { type: 'gauge', help: 'What waits for receivers of this node.', labels: [] },
  medkig_relay_slow_receivers: { type: 'gauge', help: 'Receivers that take too little.', labels: [] },
  medkig_relay_receivers_dropped_total: {
    type: 'counter',
    help: 'Receivers that took too little and were let go.',
    labels: [],
  },
  medkig_relay_message_bytes: {
    type: 'histogram',
    help: 'Messages that the relay has taken in, by size.',
    labels: [],
    bounds: [64, 128, 256, 512, 1024, 4096, 16_384, 32_768],
  },
  medkig_relay_transit_seconds: {
    type: 'histogram',
    help: 'From a frame being read to the system having taken it for its receiver, of one frame in 64.',
    labels: [],
    bounds: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  },
  medkig_relay_epoch_frames_total: {
    type: 'counter',
    help: 'Frames by which browsers agree on an epoch.',
    labels: [],
  },
  medkig_relay_requests_total: {
    type: 'counter',
    help: 'Rooms asked for, claimed and resumed, by outcome.',
    labels: ['request', 'outcome'],
  },
  medkig_relay_refusals_total: {
    type: 'counter',
    help: 'What was not let in, by where and why.',
    labels: ['at', 'reason'],
  },
  medkig_ice_answers_total: {
    type: 'counter',
    help: 'Answers to how browsers may meet, by mode and whether a TURN server was among them.',
    labels: ['mode', 'turn'],
  },

  medkig_load: {
    type: 'gauge',
    help: '1 for the load of this process, 0 for the others.',
    labels: ['state'],
  },
  nodejs_eventloop_lag_seconds: {
    type: 'gauge',
    help: 'How late its rounds came since this was last read.',
    labels: ['quantile'],
  },
  medkig_heap_used_bytes: { type: 'gauge', help: 'Memory of objects that last.', labels: [] },
  medkig_heap_limit_bytes: { type: 'gauge', help: 'What that memory may grow to.', labels: [] },
  process_resident_memory_bytes: { type: 'gauge', help: 'Memory.', labels: [] },
  process_cpu_seconds_total: { type: 'counter', help: 'Processor time.', labels: [] },

  medkig_http_requests_total: {
    type: 'counter',
    help: 'Answers, by route and status.',
    labels: ['method', 'route', 'status'],
  },
  medkig_sign_ins_total: {
    type: 'counter',
    help: 'Tries to sign in, by what came of them.',
    labels: ['outcome'],
  },
  medkig_webhook_tries_total: {
    type: 'counter',
    help: 'Tries to deliver, by what came of them.',
    labels: ['outcome'],
  },
  medkig_webhook_waiting: {
    type: 'gauge',
    help: 'Messages of the whole service that wait to be delivered.',
    labels: [],
  },
} as const satisfies Record<string, Figure>;
