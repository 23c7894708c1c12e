package com.signalcraft.contract;

abstract class SourceContract extends ContractArea {}
