/**
 * Property names that rrweb, Socket.IO and our own rooms use among their own objects. They are long, they are many, and
 * nobody outside the bundle reads them: the build shortens them. None of them may be a key of a message or an event.
 */
export const privateNames: readonly string[] = `
  idNodeMap nodeMetaMap getId getMeta getNode getIds removeNodeFromMap hasNode
  skipChild onSerialize onStylesheetLoad stylesheetLoadTimeout newlyAddedElement cssCaptured needsMask preserveWhiteSpace
  recordAfter blockClass blockSelector maskTextClass maskTextSelector maskTextFn maskInputOptions maskInputFn maskAllInputs
  slimDOMOptions slimDOM inlineStylesheet inlineImages recordCanvas recordCrossOriginIframes collectFonts sampling
  mousemoveCallback errorHandler ignoreClass ignoreSelector needBlock isShadowRoot
  styleIDMap idStyleMap getStyle generateId styleMirror
  attributeMap mapRemoves movedMap addedSet movedSet droppedSet removesSubTreeCache unattachedDoc styleDiff
  processMutations processMutation genTextAreaValueMutation genAdds inOtherBuffer nodeMap
  mutationCb mousemoveCb mouseInteractionCb scrollCb viewportResizeCb inputCb styleSheetRuleCb styleDeclarationCb
  selectionCb customElementCb adoptedStyleSheetCb
  stylesheetManager shadowDomManager processedNodeManager bypassOptions restoreHandlers shadowDoms
  patchAttachShadow addShadowRoot removeShadowRoot removeShadowRootsIn
  trackedLinkElements trackLinkElement attachLinkElement trackStylesheetInLinkElement adoptStyleSheets takeFullSnapshot
  setTimeoutFn clearTimeoutFn emitReserved supportsBinary forceBase64 createUri
  doOpen doClose doPoll doWrite onError onClose onOpen onData onPacket onHandshake
  timestampRequests timestampParam createSocket createTransport setTransport transportOptions
  addTrailingSlash closeOnBeforeunload rememberUpgrade tryAllTransports autoConnect
  receiveBuffer sendBuffer subEvents subs onpacket onevent onack emitEvent emitBuffered emitWithAck ackTimeout withError
  maybeReconnectOnOpen skipReconnect cleanup onping ondata ondecoded onreconnect nsps backoff
  reconnectionDelay reconnectionDelayMax randomizationFactor
  nextHandshakeFrame panelRect captureFailed focusMark dismissMark handOver tellLeft tellOver tellStop letGo continueFrom
  endHere lookAround setSite focusAtEnd onSite maySee onState onFocus onSettled onCover onEpoch onRoots onFault
  onMarks onUnmarked startEpoch siteClient reportSuspiciousCall fetchSite sendFrame pointsHere elementOf placedAt whenDone
  hiddenParts isBlurred revealable accepts freshScalar unblur nodeOf cameWith acks confirmed noteBlurred noteShown
  meeting isShown unpoint unmark citizenTag agentTag seeSecret onWritten reachable deflater inflater arrived flushed isClear seated
  rooted resync laneKey isFree overlay engine isNever decoder encoder removeAllListeners writeBuffer changesOf upgrading
  waitingBytes roundTrip bytesUnderWay sentByOther isSilent carrier onReach underWay failures openedAt
  isHeardOver heardAt onEpochWanted saidAt acknowledge startOver sentOver giveTime onFrame onBroken addedAt isNewest gapAt timeoutMs
  pauseMs downMs
  compression headerBytes createCrossing createLatePeer createJoinView startCheck whenKnown unreachable
  besides senders receivers coalesceEvents holdBack thrift readLate isStuck isFirst doubted fetchLate neverWatch
  reported goodbye proceed distance covers
  flushedAt tooMuch checkConnection unsaid
  sentence transports caret act
  underWaySince onQuiet mayAsk takeBack pointedOut busySince tellBeside doubtAll passOverAll worked
  decline noteDone fetchDeeds bringIntoView x25519 sentAt silence wakes isAsking onShown onPart onUnlit onMessage
  leadTo
  forget pinned oldest onTold declined hung rttMs talk probe
  replaced
  spokenName tellFocus awaitKeys stopAwaiting openEarly
  createPageDecisions createAfterSession createPageLayer createLiveCards createGuidance styleAfter
`
  .trim()
  .split(/\s+/);
